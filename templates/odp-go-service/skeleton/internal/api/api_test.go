package api_test

import (
	"bufio"
	"encoding/json"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"${{ values.goModule }}/internal/api"
	"${{ values.goModule }}/internal/service"
)

func TestRoutesAreThoseOfTheDescription(t *testing.T) {
	var served []string
	for pattern := range api.Routes(service.About{}) {
		served = append(served, pattern)
	}
	slices.Sort(served)
	described := operations(t, "../../api/openapi.yaml")
	if !slices.Equal(served, described) {
		t.Errorf("serves %v, and api/openapi.yaml describes %v", served, described)
	}
}

func TestAboutIsWhatServiceJSONSays(t *testing.T) {
	file, err := os.ReadFile("../../service.json")
	if err != nil {
		t.Fatal(err)
	}
	about, err := service.Parse(file, "abc123")
	if err != nil {
		t.Fatal(err)
	}
	response := httptest.NewRecorder()
	api.Routes(about)["GET /v1/about"].ServeHTTP(response, httptest.NewRequest("GET", "/v1/about", nil))
	var got service.About
	if err := json.Unmarshal(response.Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got != about || got.Name == "" || got.Version != "abc123" {
		t.Errorf("answers %+v, and is %+v", got, about)
	}
}

// operations are the methods and paths of a description, read by how it is indented.
func operations(t *testing.T, name string) []string {
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	isPath := regexp.MustCompile(`^  (/\S*):$`)
	isMethod := regexp.MustCompile(`^    (get|put|post|delete|options|head|patch|trace):$`)
	var found []string
	path := ""
	for lines := bufio.NewScanner(file); lines.Scan(); {
		if match := isPath.FindStringSubmatch(lines.Text()); match != nil {
			path = match[1]
		} else if match := isMethod.FindStringSubmatch(lines.Text()); match != nil {
			found = append(found, strings.ToUpper(match[1])+" "+path)
		}
	}
	slices.Sort(found)
	return found
}
