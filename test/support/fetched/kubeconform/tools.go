//go:build tools

// Package tools makes the linter of Kubernetes manifests a requirement of this module, so that go.sum answers for all of its modules.
package tools

import _ "github.com/yannh/kubeconform/cmd/kubeconform"
