package kwok

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"

	"k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/kwok/kustomize/stage/node/fast"
	heartbeat "sigs.k8s.io/kwok/kustomize/stage/node/heartbeat-with-lease"
	podfast "sigs.k8s.io/kwok/kustomize/stage/pod/fast"
	"sigs.k8s.io/kwok/pkg/apis/internalversion"
	"sigs.k8s.io/kwok/pkg/apis/v1alpha1"

	"odp.internal/testbed-kubernetes/stages"
)

// stagesByKind are kwok's own stages for nodes and pods, and ours for faults.
type stagesByKind = map[internalversion.StageResourceRef][]*internalversion.Stage

func loadStages() (stagesByKind, error) {
	loaded := stagesByKind{}
	for _, text := range []string{
		fast.DefaultNodeInit, heartbeat.DefaultNodeHeartbeatWithLease,
		podfast.DefaultPodReady, podfast.DefaultPodComplete, podfast.DefaultPodDelete,
	} {
		if err := addStages(loaded, []byte(text)); err != nil {
			return nil, fmt.Errorf("read kwok's own stages: %w", err)
		}
	}
	names, err := fs.Glob(stages.Files, "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list the stages: %w", err)
	}
	for _, name := range names {
		text, err := stages.Files.ReadFile(name)
		if err == nil {
			err = addStages(loaded, text)
		}
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
	return loaded, nil
}

// addStages reads a file of YAML documents, each a Stage.
func addStages(loaded stagesByKind, text []byte) error {
	decoder := yaml.NewYAMLOrJSONDecoder(bytes.NewReader(text), len(text))
	for {
		stage := &v1alpha1.Stage{}
		if err := decoder.Decode(stage); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		if stage.Kind != v1alpha1.StageKind {
			return fmt.Errorf("a document of kind %q is no Stage", stage.Kind)
		}
		v1alpha1.SetObjectDefaults_Stage(stage)
		internal, err := internalversion.ConvertToInternalStage(stage)
		if err != nil {
			return fmt.Errorf("stage %s: %w", stage.Name, err)
		}
		ref := internal.Spec.ResourceRef
		loaded[ref] = append(loaded[ref], internal)
	}
}
