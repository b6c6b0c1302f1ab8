quintette_add_test(admin/html/tst_webadmin.cpp LINK quintette_admin quintette_testing)
