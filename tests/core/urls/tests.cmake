quintette_add_test(core/urls/tst_resolver.cpp)
