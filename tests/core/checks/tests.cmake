quintette_add_test(core/checks/tst_checks.cpp)
quintette_add_test(core/checks/tst_settingchecks.cpp)
