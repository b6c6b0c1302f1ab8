quintette_add_test(core/signing/tst_signer.cpp)
quintette_add_test(core/signing/tst_secretbox.cpp)
