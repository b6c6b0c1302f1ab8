quintette_add_test(admin/site/tst_adminchecks.cpp LINK quintette_admin)
quintette_add_test(admin/site/tst_optionindex.cpp SOURCES ${reference_page})
quintette_add_test(admin/site/tst_registration.cpp LINK quintette_admin)
quintette_add_test(admin/site/tst_searchterms.cpp LINK quintette_admin)
