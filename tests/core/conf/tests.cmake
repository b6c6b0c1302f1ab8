quintette_add_test(core/conf/tst_settings.cpp)
quintette_add_test(core/conf/tst_project.cpp)
