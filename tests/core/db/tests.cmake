quintette_add_test(core/db/tst_connection.cpp)
quintette_add_test(core/db/tst_sqlitefunctions.cpp)
quintette_add_test(core/db/tst_postgresql.cpp SOURCES core/db/postgrescluster.cpp)
quintette_add_test(core/db/tst_introspection.cpp SOURCES core/db/postgrescluster.cpp)
