# Fluoro. `make demo` and `make test` are all that a new clone needs; Swift 6.3, git and Debian's apt are assumed.

# Hot code crosses rooms (the reader calls the tree, the mapper calls the graph), and SwiftPM does not optimise across
# modules by itself: `make bench` measures what this flag is worth.
# Debug builds, which the tests run, hold every access to a class's properties to exclusivity; the release build leaves
# out that bookkeeping, which is 2 to 4 % of the internal model's instructions.
# Swift's libraries are linked in: the binary runs where no Swift is installed, and starts in half the time.
RELEASE := -c release -Xswiftc -cross-module-optimization -Xswiftc -enforce-exclusivity=unchecked --static-swift-stdlib
IMPORTS := --explicit-target-dependency-import-check error
FLUORO := .build/release/fluoro
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: build release demo test lint conformance conformance-deep bench tables check-tables deps man clean

build: deps
	swift build $(IMPORTS) --product fluoro

release: deps
	swift build $(RELEASE) $(IMPORTS) --product fluoro

# Builds, converts one sample of each format and shows a charge message becoming a procedure.
demo: release
	@Scripts/demo $(FLUORO)

test: deps
	swift test $(IMPORTS)

lint:
	swift format lint --strict --recursive Sources Tests Benchmarks Package.swift

# Real documents, where they are: see Tests/Conformance/README.md.
conformance: release
	swift test $(IMPORTS) --filter NarrativeSetTests
	Tests/Conformance/run $(FLUORO)

# The same documents brought in otherwise; long, so apart.
conformance-deep: release
	Tests/Conformance/deep $(FLUORO)
	Tests/Conformance/relations

bench: deps
	swift build $(RELEASE) --product fluoro
	swift build $(RELEASE) --product FluoroBenchmarks
	.build/release/FluoroBenchmarks $(FLUORO)

# After adding or removing a file under Mappings/.
tables:
	Scripts/list-tables

check-tables:
	Scripts/list-tables --check

# libxml2's headers, the only thing outside Swift that the build needs.
deps:
	@pkg-config --exists libxml-2.0 2>/dev/null || { \
	  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq libxml2-dev pkg-config; }

man:
	swift package plugin generate-manual

clean:
	rm -rf .build
