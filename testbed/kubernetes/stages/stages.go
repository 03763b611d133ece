// Package stages holds the faults that a label asks kwok for.
package stages

import "embed"

// Files are Stages of kwok, one or more a file.
//
//go:embed *.yaml
var Files embed.FS
