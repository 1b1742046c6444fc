//go:build tools

// Package tools makes the linter of workflows a requirement of this module, so that go.sum answers for all of its modules.
package tools

import _ "github.com/rhysd/actionlint/cmd/actionlint"
