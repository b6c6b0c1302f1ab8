quintette_add_test(system/tst_site.cpp)
add_dependencies(tst_system_site quintette)
