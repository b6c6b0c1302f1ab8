quintette_add_test(core/http/tst_request.cpp)
quintette_add_test(core/http/tst_form.cpp)
quintette_add_test(core/http/tst_headervalue.cpp)
