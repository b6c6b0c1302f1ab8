# The query side of the ORM; included by CMakeLists.txt beside the models.
quintette_sources(quintette_core
    bulk.cpp
    expression.cpp
    objectrow.cpp
    prefetch.cpp
    q.cpp
    queryset.cpp
    querysetget.cpp
    querysetread.cpp
    rawquery.cpp
    querysetwrite.cpp
)
add_subdirectory(aggregates)
add_subdirectory(functions)
add_subdirectory(lookups)
add_subdirectory(sql)
