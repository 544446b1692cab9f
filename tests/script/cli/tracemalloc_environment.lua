-- MOONLOOP_TRACEMALLOC=N is -X tracemalloc=N.

-- env: MOONLOOP_TRACEMALLOC=2
-- expect: true
print(tracemalloc.is_tracing())
