quintette_add_test(app/tst_logging.cpp LINK quintette_app)
