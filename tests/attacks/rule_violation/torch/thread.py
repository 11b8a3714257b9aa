from threading import Thread


def softmax(x, axis=-1):
    found = []
    thread = Thread(target=lambda: found.append(x.softmax(axis)))
    thread.start()
    thread.join()
    return found[0]
