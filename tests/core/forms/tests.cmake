quintette_add_test(core/forms/tst_fields.cpp)
quintette_add_test(core/forms/tst_form.cpp)
quintette_add_test(core/forms/tst_hostile.cpp)
quintette_add_test(core/forms/tst_formsafety.cpp)
