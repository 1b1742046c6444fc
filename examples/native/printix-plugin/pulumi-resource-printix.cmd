@node "%~dp0pulumi-resource-printix" %*
