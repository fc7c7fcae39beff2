// Prints a receipt and says what became of it: go run print-receipt.go SOCKET. Exit code: 0 printed, 1 not, 3 unknown.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"time"
)

const receipt = `{"elements": [{"text": {"text": "CORNER SHOP", "bold": true, "widthTimes": 2, "heightTimes": 2}},
	{"text": {"text": "\n2 x Coffee              6.40\n1 x Croissant           2.10"}}, {"text": {"text": "TOTAL 8.50\n", "bold": true}}, {"cut": "partial"}]}`

func main() {
	key := fmt.Sprint("sale-", time.Now().UnixNano()) // keep it with the sale: the same key never prints twice
	usage := func() bool { println("usage: print-receipt SOCKET"); os.Exit(2); return false }
	end := func(code int, words ...any) { fmt.Println(append(words, "key", key)...); os.Exit(code) }
	call := func(lane net.Conn, method, parameters string) map[string]any { // a call is JSON and a NUL; so is the answer
		fmt.Fprintf(lane, `{"method": "org.lanekeeper.%s", "parameters": %s}`+"\x00", method, parameters)
		answer, _ := bufio.NewReader(lane).ReadString(0)
		var reply struct{ Parameters map[string]any }
		json.Unmarshal([]byte(" " + answer)[:len(answer)], &reply) // without the NUL
		return reply.Parameters                                    // nil when the connection broke
	}
	lane, failure := net.Dial("unix", append(os.Args, "")[1])
	if len(os.Args) != 2 && usage() || failure != nil || lane.SetDeadline(time.Now().Add(90*time.Second)) != nil ||
		call(lane, "Devices.WaitReady", `{"devices": ["receipt"], "deadlineMilliseconds": 10000}`)["isReady"] != true {
		end(1, "not printed: the printer is not ready, or there is no lane")
	}
	answer := call(lane, "Printer.Print", fmt.Sprintf(`{"role": "receipt", "key": %q, "document": %s}`, key, receipt))
	job, _ := answer["job"].(map[string]any)
	if answer != nil && job == nil {
		end(1, "not printed:", answer)
	}
	reason, _ := job["reason"].(string)
	end(3-map[any]int{"printed": 3, "notPrinted": 2}[job["state"]], job["state"], "on the evidence", job["evidence"], reason)
}
