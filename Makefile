# Aneeka. `make demo` shows her, `make test` proves her; everything else is for those who build her.
SHELL := /bin/bash
SWIFT ?= swift
PREFIX ?= /usr/local
FOR ?=
build_flags := -c release
binary := .build/release/aneeka

.PHONY: demo test build release bench oracles fuzz mouth thanks figures mind minds rehearsals format lint clean install setup setup-test

demo: setup build
	@$(binary) demo $(if $(FOR),--for $(FOR))

# What she needs at run time: system libraries, the model server, the interim model.
setup:
	@Tools/setup/setup.sh

# What the tests need beside: a browser, a sound server.
setup-test:
	@Tools/setup/setup.sh --tests

# One build serves everything: the program, the doubles and the tests.
build:
	@$(SWIFT) build $(build_flags) --build-tests

test: setup-test build
	@Tools/test.sh

release: build
	@mkdir -p .build/dist && cp -r $(binary) .build/release/*.resources .build/dist/ && strip .build/dist/aneeka
	@ls -l .build/dist

# Her own delay, beside a bare client of the same server in the same minute.
bench: build
	@Tools/bench/bench.py

# Foreign programs that prove our doubles speak the real protocols.
oracles: build
	@Tools/oracles/run.sh

# Five minutes for each target of FuzzTests (a second each in `make test`).
fuzz: build
	@FUZZ_SECONDS=$${FUZZ_SECONDS:-300} $(SWIFT) test $(build_flags) --skip-build --filter FuzzTests

# Her drawn mouth against her sound, thirty sentences in two languages (two in `make test`).
mouth: setup-test build
	@MOUTH_SENTENCES=$${MOUTH_SENTENCES:-30} $(SWIFT) test $(build_flags) --skip-build --filter "EndToEnd.*mouth" | grep "mouth:"

# Fifty kills at random moments: nobody is thanked twice in voice, and every event ends (three in `make test`).
thanks: setup-test build
	@KILLS=$${KILLS:-50} $(SWIFT) test $(build_flags) --skip-build --no-parallel --filter ThanksTests | grep -E "thanks:|✘"

# Twitch: lines a second, delay from the socket, what a thousand reconnects lose, event to silence.
figures: setup-test build
	@FIGURES=1 RECONNECTS=$${RECONNECTS:-1000} RECALLS=$${RECALLS:-20} $(SWIFT) test $(build_flags) --skip-build \
		--no-parallel --filter "TwitchFigures|reconnects|RecallTests" | grep -E "figures:|twitch:|recall:|✘"

# Both of her own small models from nothing; hours, and it goes on where it was cut.
mind: setup build
	@Tools/mind/make.sh

# What the server finds in its cache over two hundred turns, and every injection against the real model.
minds: setup-test build
	@MIND_TURNS=$${MIND_TURNS:-200} MIND_INJECTIONS=$${MIND_INJECTIONS:-468} \
		$(SWIFT) test $(build_flags) --skip-build --filter RealMindTests | grep -E "mind:|✘"

# Ten virtual minutes at each load, with reports beside each other in .build/rehearsals.
rehearsals: build
	@mkdir -p .build/rehearsals; status=0; for rate in 0.02 1 10 50 500; do \
		$(binary) rehearse --rate $$rate --html .build/rehearsals/$$rate.html || status=1; done; exit $$status

format:
	@$(SWIFT) format -i -r -p Sources Tests Package.swift

lint:
	@$(SWIFT) format lint -s -r -p Sources Tests Package.swift

install: build
	@install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/lib/aneeka
	@cp -r $(binary) .build/release/*.resources $(DESTDIR)$(PREFIX)/lib/aneeka/
	@ln -sf $(PREFIX)/lib/aneeka/aneeka $(DESTDIR)$(PREFIX)/bin/aneeka

clean:
	@rm -rf .build .build-*
