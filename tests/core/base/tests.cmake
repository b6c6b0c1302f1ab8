quintette_add_test(core/base/tst_value.cpp)
quintette_add_test(core/base/tst_isoformat.cpp)
