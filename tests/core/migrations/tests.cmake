quintette_add_test(core/migrations/tst_graph.cpp)
quintette_add_test(core/migrations/tst_migrate.cpp SOURCES core/db/postgrescluster.cpp)
quintette_add_test(core/migrations/tst_operations.cpp SOURCES core/db/postgrescluster.cpp)
quintette_add_test(core/migrations/tst_inheritedtables.cpp SOURCES core/db/postgrescluster.cpp)
