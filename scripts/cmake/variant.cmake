# A variant is the whole program built once more with other flags: `moonloop-core-NAME`, `moonloop-NAME`.
# The plain one has the empty name and no suffix. (Called at the top only: the rule that writes the
# embedded files is not known in other folders.)
file(GLOB ML_CORE_SOURCES CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/*/*.c)
file(GLOB ML_MAIN_SOURCE CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/main.c)
if(ML_ONLY)
  list(JOIN ML_ONLY "|" ML_ONLY_PATTERN)
  list(FILTER ML_CORE_SOURCES INCLUDE REGEX "/src/(${ML_ONLY_PATTERN})/")
  set(ML_MAIN_SOURCE "")
endif()

# ml_variant_target(OUT, BASE, VARIANT): the target of BASE in VARIANT.
function(ml_variant_target out base variant)
  if(variant)
    set(base ${base}-${variant})
  endif()
  set(${out} ${base} PARENT_SCOPE)
endfunction()

# ml_add_variant(NAME FLAGS...): the flags are for compiling and linking, and whatever links the core
# gets them too.
function(ml_add_variant name)
  ml_variant_target(core moonloop-core "${name}")
  add_library(${core} STATIC ${ML_CORE_SOURCES} ${ML_EMBEDDED_SOURCE})
  add_dependencies(${core} ml-embedded)
  target_include_directories(${core} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_compile_definitions(${core} PUBLIC _GNU_SOURCE ML_VERSION="${PROJECT_VERSION}")
  target_compile_options(${core} PUBLIC ${ARGN})
  target_link_options(${core} PUBLIC ${ARGN})
  target_link_libraries(${core} PRIVATE ml-warnings
    PUBLIC PkgConfig::LUA PkgConfig::READLINE PkgConfig::UV m)

  if(ML_MAIN_SOURCE)
    ml_variant_target(program moonloop "${name}")
    add_executable(${program} ${ML_MAIN_SOURCE})
    target_link_libraries(${program} PRIVATE ${core} ml-warnings)
  endif()
endfunction()
