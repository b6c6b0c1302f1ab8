quintette_add_test(system/tst_site.cpp)
add_dependencies(tst_system_site quintette)
quintette_add_test(system/tst_scriptname.cpp)
add_dependencies(tst_system_scriptname quintette quintette_plugin_sites quintette_plugin_flatpages quintette_plugin_redirects
    quintette_plugin_sitemaps)
quintette_add_test(system/tst_queries.cpp)
add_dependencies(tst_system_queries quintette)
target_compile_definitions(tst_system_queries PRIVATE QUINTETTE_SYSTEM_TESTS="${CMAKE_CURRENT_LIST_DIR}")
quintette_add_test(system/tst_accounts.cpp LINK quintette_admin quintette_testing)
add_dependencies(tst_system_accounts quintette)
# Longer than QtTest's and ctest's patience: some hundred pages, on a machine that may be busy.
quintette_add_test(system/tst_browser.cpp)
add_dependencies(tst_system_browser quintette quintette_plugin_sites quintette_plugin_flatpages quintette_plugin_redirects
    quintette_plugin_sitemaps quintette_plugin_admindocs quintette_plugin_pressroom)
target_compile_definitions(tst_system_browser PRIVATE QUINTETTE_SYSTEM_TESTS="${CMAKE_CURRENT_LIST_DIR}"
    QUINTETTE_TEST_PLUGINS="${CMAKE_BINARY_DIR}/tests/plugins")
set_property(TEST system.browser APPEND PROPERTY ENVIRONMENT QTEST_FUNCTION_TIMEOUT=900000)
set_tests_properties(system.browser PROPERTIES TIMEOUT 1800)
quintette_add_test(system/tst_customuser.cpp LINK quintette_admin quintette_testing)
add_dependencies(tst_system_customuser quintette quintette_plugin_members)
target_compile_definitions(tst_system_customuser PRIVATE QUINTETTE_TEST_PLUGINS="${CMAKE_BINARY_DIR}/tests/plugins")
quintette_add_test(system/tst_postgresaccounts.cpp LINK quintette_admin quintette_testing
    SOURCES core/db/postgrescluster.cpp)
add_dependencies(tst_system_postgresaccounts quintette quintette_plugin_members)
target_compile_definitions(tst_system_postgresaccounts PRIVATE QUINTETTE_TEST_PLUGINS="${CMAKE_BINARY_DIR}/tests/plugins")
# The same administration in both programs, page by page; needs Python's Django and no browser.
add_test(NAME system.peer_lists
    COMMAND /usr/bin/python3 -B "${CMAKE_CURRENT_LIST_DIR}/peer/walk.py" "${CMAKE_BINARY_DIR}" 400)
add_test(NAME system.peer_lists_postgresql
    COMMAND /usr/bin/python3 -B "${CMAKE_CURRENT_LIST_DIR}/peer/walk.py" "${CMAKE_BINARY_DIR}" 150 2)
add_test(NAME system.peer_forms_postgresql
    COMMAND /usr/bin/python3 -B "${CMAKE_CURRENT_LIST_DIR}/peer/edit.py" "${CMAKE_BINARY_DIR}" 60 2)
set_tests_properties(system.peer_lists_postgresql system.peer_forms_postgresql PROPERTIES ENVIRONMENT PEER_DATABASE=postgresql)
add_test(NAME system.peer_visits
    COMMAND /usr/bin/python3 -B "${CMAKE_CURRENT_LIST_DIR}/peer/visit.py" "${CMAKE_BINARY_DIR}")
add_test(NAME system.peer_forms
    COMMAND /usr/bin/python3 -B "${CMAKE_CURRENT_LIST_DIR}/peer/edit.py" "${CMAKE_BINARY_DIR}" 120)
# Random query sets in both programs; skipped where the Python that is found has no Django of today.
find_package(Python3 COMPONENTS Interpreter QUIET)
if(Python3_FOUND)
    add_test(NAME system.querysets
        COMMAND "${Python3_EXECUTABLE}" -B "${CMAKE_CURRENT_LIST_DIR}/querysets/compare.py"
            "${CMAKE_BINARY_DIR}/bin/quintette" "${CMAKE_CURRENT_LIST_DIR}/../data/library.sqlite3" 20 200)
    add_test(NAME system.querysets_postgresql
        COMMAND "${Python3_EXECUTABLE}" -B "${CMAKE_CURRENT_LIST_DIR}/querysets/compare.py" --postgresql
            "${CMAKE_BINARY_DIR}/bin/quintette" "${CMAKE_CURRENT_LIST_DIR}/../data/library.sqlite3" 20 200)
    set_tests_properties(system.querysets system.querysets_postgresql PROPERTIES SKIP_RETURN_CODE 77)
endif()
