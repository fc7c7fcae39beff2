// Runs the certification, and the calls it leaves out, with the Go library of varlink.org.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"reflect"
	"time"

	"github.com/varlink/go/varlink"
)

const certification = "org.varlink.certification."
const echo = "org.lanekeeper.test.Echo."

type parameters map[string]interface{}

// check ends the program at the first thing that is not as it should be.
func check(step string, err error) {
	if err != nil {
		fmt.Printf("%s failed: %v\n", step, err)
		var refusal *varlink.Error
		if errors.As(err, &refusal) {
			if raw, ok := refusal.Parameters.(*json.RawMessage); ok && raw != nil {
				fmt.Println(string(*raw))
			}
		}
		os.Exit(1)
	}
	fmt.Println(step)
}

func differs(name string, got, wanted interface{}) error {
	if reflect.DeepEqual(got, wanted) {
		return nil
	}
	return fmt.Errorf("%s is %v instead of %v", name, got, wanted)
}

// step calls a method of the certification with what the one before returned.
func step(ctx context.Context, connection *varlink.Connection, client, name string, in parameters) parameters {
	if in == nil {
		in = parameters{}
	}
	in["client_id"] = client
	out := parameters{}
	check(name, connection.Call(ctx, certification+name, in, &out))
	return out
}

// stream sends a call with `more` and returns one field of all replies.
func stream(ctx context.Context, connection *varlink.Connection, method, field string, in interface{}) ([]interface{}, error) {
	receive, err := connection.Send(ctx, method, in, varlink.More)
	if err != nil {
		return nil, err
	}
	var values []interface{}
	for {
		out := parameters{}
		flags, err := receive(ctx, &out)
		if err != nil {
			return nil, err
		}
		values = append(values, out[field])
		if flags&varlink.Continues == 0 {
			return values, nil
		}
	}
}

func certify(ctx context.Context, connection *varlink.Connection) {
	start := parameters{}
	// A nil parameter goes over the wire as `"parameters":null`.
	check("Start", connection.Call(ctx, certification+"Start", nil, &start))
	client, _ := start["client_id"].(string)
	last := step(ctx, connection, client, "Test01", nil)
	for _, name := range []string{"Test02", "Test03", "Test04", "Test05", "Test06", "Test07", "Test08", "Test09"} {
		// The library writes the float 1.0 of Test03 as 1, which must do for Test04.
		last = step(ctx, connection, client, name, last)
	}
	last["client_id"] = client
	replies, err := stream(ctx, connection, certification+"Test10", "string", last)
	check("Test10", err)
	check("ten replies", differs("their number", len(replies), 10))
	_, err = connection.Send(ctx, certification+"Test11",
		parameters{"client_id": client, "last_more_replies": replies}, varlink.Oneway)
	check("Test11", err)
	end := step(ctx, connection, client, "End", nil)
	check("all_ok", differs("all_ok", end["all_ok"], true))
}

func streamAndFail(ctx context.Context, connection *varlink.Connection) {
	numbers, err := stream(ctx, connection, echo+"Count", "number", parameters{"to": 3})
	check("Count", err)
	check("Count's numbers", differs("what was counted", numbers, []interface{}{1.0, 2.0, 3.0}))

	err = connection.Call(ctx, echo+"Ping", parameters{"text": 1}, nil)
	var invalid *varlink.InvalidParameter
	if !errors.As(err, &invalid) {
		check("InvalidParameter", fmt.Errorf("got %v", err))
	}
	check("InvalidParameter", differs("the parameter", invalid.Parameter, "text"))

	err = connection.Call(ctx, echo+"Absent", parameters{}, nil)
	var absent *varlink.MethodNotFound
	if !errors.As(err, &absent) {
		check("MethodNotFound", fmt.Errorf("got %v", err))
	}
	check("MethodNotFound", differs("the method", absent.Method, echo+"Absent"))

	// The library escapes <, > and & although JSON need not; the text must survive it.
	text, out := "<a> & \u2028 \U0001f9fe", parameters{}
	check("Ping", connection.Call(ctx, echo+"Ping", parameters{"text": text}, &out))
	check("Ping's text", differs("the text", out["text"], text))
}

func main() {
	if len(os.Args) != 2 {
		fmt.Println("usage: main ADDRESS")
		os.Exit(2)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	connection, err := varlink.NewConnection(ctx, os.Args[1])
	check("connect", err)
	defer connection.Close()
	certify(ctx, connection)
	streamAndFail(ctx, connection)
	fmt.Println("certification passed")
}
