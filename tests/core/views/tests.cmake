quintette_add_test(core/views/tst_files.cpp LINK quintette_testing)
quintette_add_test(core/views/tst_scripttexts.cpp LINK quintette_testing)
