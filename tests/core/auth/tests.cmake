quintette_add_test(core/auth/tst_hashers.cpp)
quintette_add_test(core/auth/tst_passwordvalidation.cpp)
quintette_add_test(core/auth/tst_djangointerop.cpp LINK quintette_testing)
quintette_add_test(core/auth/tst_login.cpp LINK quintette_testing)
