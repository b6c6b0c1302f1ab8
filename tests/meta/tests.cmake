# Tests about the repository itself.
quintette_add_test(meta/tst_includes.cpp SOURCES
    "${CMAKE_CURRENT_LIST_DIR}/includerules.cpp" "${CMAKE_CURRENT_LIST_DIR}/sourcetree.cpp")
quintette_add_test(meta/tst_sources.cpp SOURCES "${CMAKE_CURRENT_LIST_DIR}/sourcetree.cpp")
# Of tests that compare a page of docs/reference with the sources.
set(reference_page "${CMAKE_CURRENT_LIST_DIR}/referencepage.cpp")
