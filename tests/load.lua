-- wrk: posts BODY; each "@@" in it becomes a number of its own, and so does the network it comes from.
local body, thread_number = os.getenv("BODY"), 0
function setup(thread) thread:set("number", thread_number); thread_number = thread_number + 1 end
function init() seed, n = os.time() % 100000, 0 end
function request()
  n = n + 1
  local headers = {
    ["Content-Type"] = "application/x-www-form-urlencoded",
    ["X-Forwarded-For"] = string.format("%d.%d.%d.1", 10 + number, math.floor(n / 250) % 250, n % 250),
  }
  return wrk.format("POST", nil, headers, (string.gsub(body, "@@", number .. "-" .. seed .. "-" .. n)))
end
