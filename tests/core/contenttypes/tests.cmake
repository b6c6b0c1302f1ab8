quintette_add_test(core/contenttypes/tst_genericrelation.cpp)
quintette_add_test(core/contenttypes/tst_genericmanager.cpp SOURCES core/db/postgrescluster.cpp core/orm/blogdatabase.cpp)
quintette_add_test(core/contenttypes/tst_inheritedmodels.cpp SOURCES core/db/postgrescluster.cpp core/orm/blogdatabase.cpp)
