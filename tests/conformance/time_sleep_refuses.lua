for _, value in ipairs {-1, -0.001, 0 / 0, 1e30, math.huge} do
  try
    time.sleep(value)
  except ValueError, OverflowError as e
    print(e.name, e)
  end
end
for _, arguments in ipairs {{}, {1, 2}} do
  try
    time.sleep(table.unpack(arguments))
  except TypeError as e
    print(e)
  end
end
time.sleep(0)
print("slept")
