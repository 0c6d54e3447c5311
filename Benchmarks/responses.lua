-- For wrk: every request is a new response under an id of its own.
local thread_count = 0
function setup(thread)
  thread:set("number", thread_count)
  thread_count = thread_count + 1
end

function init(args)
  run = os.time()
  count = 0
  wrk.method = "PUT"
  wrk.headers["Content-Type"] = "application/json"
end

local body = [[{"survey":"visitor","version":3,"touchpoint":"hall-south","channel":"kiosk","language":"zh-Hant",
"answeredAt":1538000000,"isPartial":false,"answers":{"overall":4,"services.exhibits":5,"services.working":3,
"services.staff":5,"services.toilets":4,"services.climate":"na","services.food":2,"companions":"family"}}]]

function request()
  count = count + 1
  return wrk.format(nil, string.format("/api/responses/bench-%d-%d-%d", run, number, count), nil, body)
end

function response(status)
  if status ~= 201 then refused = (refused or 0) + 1 end
end
