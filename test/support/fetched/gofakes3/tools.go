//go:build tools

// Package tools makes the S3 server a requirement of this module, so that go.sum answers for all of its modules.
package tools

import _ "github.com/johannesboyne/gofakes3/cmd/gofakes3"
