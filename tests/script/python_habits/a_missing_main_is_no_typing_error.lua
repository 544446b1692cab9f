asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: lua-error: main is nil here, and cannot be called.
-- expect exit: 1
