quintette_add_test(core/auth/tst_hashers.cpp)
quintette_add_test(core/auth/tst_passwordvalidation.cpp)
