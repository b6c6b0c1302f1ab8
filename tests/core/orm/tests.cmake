quintette_add_test(core/orm/tst_fields.cpp)
quintette_add_test(core/orm/tst_model.cpp)
quintette_add_test(core/orm/tst_inference.cpp)
