# Tests about the repository itself.
quintette_add_test(meta/tst_includes.cpp SOURCES
    "${CMAKE_CURRENT_LIST_DIR}/includerules.cpp" "${CMAKE_CURRENT_LIST_DIR}/sourcetree.cpp")
quintette_add_test(meta/tst_sources.cpp SOURCES "${CMAKE_CURRENT_LIST_DIR}/sourcetree.cpp")
