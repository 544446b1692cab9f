def run(name, body):
    log = []
    try:
        result = body(log.append)
        log.append("result " + str(result))
    except Exception as e:
        log.append("raised " + repr(e))
    print(name + ": " + ", ".join(log))


def plain(log):
    try:
        log("body")
    except ValueError:
        log("except")
    else:
        log("else")
    finally:
        log("finally")
    return "end"


def caught(log):
    try:
        log("body")
        raise ValueError("v")
    except (KeyError, ValueError) as e:
        log("except " + repr(e))
    else:
        log("else")
    finally:
        log("finally")
    return "end"


def not_caught(log):
    try:
        raise TypeError("t")
    except ValueError:
        log("except")
    finally:
        log("finally")
    return "end"


def order_of_clauses(log):
    try:
        raise KeyError("k")
    except LookupError as e:
        log("LookupError " + repr(e))
    except KeyError:
        log("KeyError")
    return "end"


def return_in_body(log):
    try:
        return "from body"
    except ValueError:
        log("except")
    else:
        log("else")
    finally:
        log("finally")


def return_in_except(log):
    try:
        raise ValueError("v")
    except ValueError:
        return "from except"
    finally:
        log("finally")


def return_in_else(log):
    try:
        log("body")
    except ValueError:
        log("except")
    else:
        return "from else"
    finally:
        log("finally")


def return_in_finally(log):
    try:
        return "from body"
    finally:
        return "from finally"


def finally_swallows(log):
    try:
        raise ValueError("swallowed")
    finally:
        return "from finally"


def raise_in_else(log):
    try:
        log("body")
    except ValueError:
        log("not here")
    else:
        raise ValueError("from else")
    finally:
        log("finally")


def raise_in_finally(log):
    try:
        raise ValueError("first")
    finally:
        raise KeyError("second")


def break_in_loop(log):
    for n in range(5):
        try:
            if n == 1:
                continue
            if n == 3:
                break
            log(str(n))
        finally:
            log("finally " + str(n))
    return n


def break_in_finally(log):
    for n in range(5):
        try:
            raise ValueError("dropped")
        finally:
            if n == 1:
                break
            continue
    return n


def nested(log):
    try:
        try:
            raise ValueError("inner")
        except KeyError:
            log("not here")
        finally:
            log("inner finally")
    except ValueError as e:
        log("outer " + repr(e))
        try:
            raise TypeError("again")
        except TypeError as e:
            log("in except " + repr(e))
    finally:
        log("outer finally")
    return "end"


def reraise(log):
    try:
        try:
            raise ValueError("v")
        except ValueError as e:
            log("once")
            raise
        finally:
            log("finally")
    except ValueError as e:
        log("twice")
        raise


for body in (plain, caught, not_caught, order_of_clauses, return_in_body, return_in_except, return_in_else,
             return_in_finally, finally_swallows, raise_in_else, raise_in_finally, break_in_loop, break_in_finally,
             nested, reraise):
    run(body.__name__, body)
