quintette_add_test(core/apps/tst_requestdatabases.cpp LINK quintette_testing)
