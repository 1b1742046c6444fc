module printix.local/pulumi-language-yaml

go 1.24.7

require github.com/pulumi/pulumi-yaml v1.25.0
