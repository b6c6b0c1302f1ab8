quintette_add_test(admin/html/tst_webadmin.cpp LINK quintette_admin quintette_testing)
quintette_add_test(admin/html/tst_craftedposts.cpp LINK quintette_admin quintette_testing)
