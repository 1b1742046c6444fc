//go:build tools

// Package tools makes the engine a requirement of this module, so that go.sum answers for all of its modules.
package tools

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
