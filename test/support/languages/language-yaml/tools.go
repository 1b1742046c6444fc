//go:build tools

// Package tools makes the language host a requirement of this module, so that go.sum answers for all of its modules.
package tools

import _ "github.com/pulumi/pulumi-yaml/cmd/pulumi-language-yaml"
