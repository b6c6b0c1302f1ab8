quintette_add_test(core/middleware/tst_csrf.cpp LINK quintette_testing)
quintette_add_test(core/middleware/tst_headers.cpp LINK quintette_testing ZLIB::ZLIB)
