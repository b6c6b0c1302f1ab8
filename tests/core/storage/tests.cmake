quintette_add_test(core/storage/tst_filestorage.cpp)
