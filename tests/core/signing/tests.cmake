quintette_add_test(core/signing/tst_signer.cpp)
