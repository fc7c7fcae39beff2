// Prints a receipt and says what became of it: go run print-receipt.go SOCKET. Exit code: 0 printed, 1 not, 3 unknown.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"time"
)

const receipt = `{"elements": [{"text": {"text": "CORNER SHOP", "bold": true, "widthTimes": 2, "heightTimes": 2}},
	{"text": {"text": "\n2 x Coffee                6.40\n1 x Croissant             2.10"}},
	{"text": {"text": "TOTAL                     8.50\n", "bold": true}}, {"cut": "partial"}]}`

func main() {
	key := fmt.Sprint("sale-", time.Now().UnixNano()) // keep it with the sale: the same key never prints twice
	end := func(code int, words ...any) { fmt.Println(append(words, "key", key)...); os.Exit(code) }
	lane, failure := net.Dial("unix", os.Args[len(os.Args)-1])
	call := func(method, parameters string) map[string]any { // a call is JSON and a NUL; so is the answer
		fmt.Fprintf(lane, `{"method": "org.lanekeeper.%s", "parameters": %s}`+"\x00", method, parameters)
		answer, _ := bufio.NewReader(lane).ReadBytes(0)
		var reply struct{ Parameters map[string]any }
		json.Unmarshal(bytes.TrimRight(answer, "\x00"), &reply)
		return reply.Parameters // nil when the connection broke
	}
	if failure != nil || lane.SetDeadline(time.Now().Add(90*time.Second)) != nil ||
		call("Devices.WaitReady", `{"devices": ["receipt"], "deadlineMilliseconds": 10000}`)["isReady"] != true {
		end(1, "not printed: the printer is not ready", failure)
	}
	answer := call("Printer.Print", fmt.Sprintf(`{"role": "receipt", "key": %q, "document": %s}`, key, receipt))
	job, _ := answer["job"].(map[string]any)
	if answer != nil && job == nil {
		end(1, "not printed:", answer)
	}
	end(3-map[any]int{"printed": 3, "notPrinted": 2}[job["state"]], job["state"], "on the evidence", job["evidence"], job["reason"])
}
